// Jenkinsfile
pipeline {
    agent { docker { image 'python:3.13' } }
    stages {
        stage('OzML') {
            steps {
                sh 'python -m venv .ozml'
                sh '.ozml/bin/pip install git+https://git.example/ozml.git@v0.1.0'
                sh '.ozml/bin/ozml validate --output-format junit=ozml-report.xml answers'
            }
            post { always { junit 'ozml-report.xml' } }
        }
    }
}
